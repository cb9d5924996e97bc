"""How the reader's weights are made. torch lives here and nowhere else."""
