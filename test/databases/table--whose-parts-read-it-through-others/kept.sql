SELECT id FROM lots
