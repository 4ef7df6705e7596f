"""Documents told in sentences of templates, every number in them a fact."""
