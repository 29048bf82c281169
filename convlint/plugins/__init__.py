"""convlint within other linters: flake8 (the codes CVL...) and pylint (`load-plugins=convlint.plugins.pylint`)."""
