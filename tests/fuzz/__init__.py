"""Published reports edited and damaged at random by the thousand: `make fuzz`; a short form runs with all tests."""
