"""The badges: enrolled by tapping, given from hand to hand, taken out of service, and the story of each."""
