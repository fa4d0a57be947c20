"""Jobs (việc nền): what takes too long for a page, done by a worker while its user goes on."""
