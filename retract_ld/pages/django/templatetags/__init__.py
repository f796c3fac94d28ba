"""Libraries of template tags, where Django looks for them."""
