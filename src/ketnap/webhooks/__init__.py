"""Messages to other programs (báo tin tự động): that a step was recorded, never what it says."""
