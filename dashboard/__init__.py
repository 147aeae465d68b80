"""The dashboard: what a release holds, made visible. It reads releases and computes no figures of its own."""
