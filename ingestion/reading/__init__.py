"""Cutting files of any size into records, in constant memory."""
