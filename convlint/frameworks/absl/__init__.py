"""Twin of `absl` (https://abseil.io/docs/python/): flags at their defaults, `app.run`, logging that logs nothing."""
