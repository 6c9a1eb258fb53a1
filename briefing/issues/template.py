def template(name): return ""
