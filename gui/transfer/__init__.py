"""Transfer: all drafts written to one archive and read back, and one draft exported with a passphrase.

Asks in the window's thread, reads and writes in a worker, and adds drafts to the store in the window's thread. Begin
with transfer_controller.py (导出全部, 导入全部) or encrypted_draft.py (导出加密草稿).
"""
