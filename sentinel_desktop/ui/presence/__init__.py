"""The desk page: who is in the building, what the last scan did, what passed."""
