"""What people look at outside the API: exports, charts, reports and the web UI."""
