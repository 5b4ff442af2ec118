"""Ties the rules of a city or a unit to everything in the window that is checked by them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gui.local_rules.local_rules_controller import LocalRulesController

if TYPE_CHECKING:
    from gui.application.application import Application
    from model.local_rules.local_rule import LocalRules


def use_local_rules(application: Application, folder: Path) -> LocalRulesController:
    """Read the rules in the folder of the drafts, and have drafts and files checked by them from now on."""

    def apply_rules(rules: LocalRules) -> None:
        application.drafts.local_rules = rules.rules
        application.drafts_controller.batch_export.set_local_rules(rules.rules)
        application.import_controller.set_local_rules(rules.rules)
        if application.session is not None:
            application.session.draft.set_local_rules(rules.rules)

    controller = LocalRulesController(application.window, folder)
    controller.rules_changed.connect(apply_rules)
    controller.reload_if_changed()
    return controller
