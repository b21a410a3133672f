"""The laws, each as a property that holds for every event."""
