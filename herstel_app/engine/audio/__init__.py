"""Who may sound and speak. Only the director calls the player and the voice; the others ask the director."""
