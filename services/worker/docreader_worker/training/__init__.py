"""Making layout models: pages whose layout is known, training, evaluation and export."""
