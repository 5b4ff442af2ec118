"""Transfer: all drafts or one written to an archive, and archives and other zips imported.

Asks in the window's thread, reads and writes in a worker, and adds drafts to the store in the window's thread. Begin
with transfer_controller.py (导出全部, 导入全部) or encrypted_draft.py (导出加密草稿).
"""
