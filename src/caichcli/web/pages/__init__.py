"""The pages: a function a page, which asks the services and shows their values in a template."""
