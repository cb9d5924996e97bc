"""What training made: windows of pieces, the network, and what its scores say."""
