"""Files, folders and disks: safe writing, temporary folders, zips, PDFs, and what the system's errors mean in Chinese.

It knows nothing of forms, reports or the store; everybody may use it. Begin with atomic_write.py and os_errors.py.
"""
