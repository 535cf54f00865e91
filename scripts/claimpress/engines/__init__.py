"""The site engines: what turns ``build/docs`` and ``content/`` into a site."""
