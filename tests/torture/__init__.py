"""What a file of drafts must survive: long runs under `make torture`, a short form of each with the other tests."""
