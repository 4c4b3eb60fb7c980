"""What a web page is made of: blocks, what it says about itself, and what is no article."""
