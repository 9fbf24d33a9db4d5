"""One file a wire protocol: bytes in, badge serials out, pure."""
