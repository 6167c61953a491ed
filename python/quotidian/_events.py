def same_events(corpus): return []
