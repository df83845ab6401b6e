"""Document camera or webcam: a living picture, and a still one."""
