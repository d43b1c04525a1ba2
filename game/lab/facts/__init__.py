"""What the papers claim, as paired experiments on the neutral table: claims are data, one file a group of them."""
