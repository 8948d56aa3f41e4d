"""The bundled example: a small disclosure log and its press, invented for this project, served over loopback HTTP."""
