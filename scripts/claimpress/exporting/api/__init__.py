"""The data API: static files under one versioned address."""
