"""Units whose reports are collected, made up by a generator that knows what each of them is to be found as."""
