"""The press desk: articles prepared from occasions, what was sent to the portal, who edits there."""
