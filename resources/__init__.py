"""Data only: forms, paper standard, fonts, icons, styles, samples."""
