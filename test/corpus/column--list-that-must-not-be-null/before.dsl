model Deal {
  id   Int      @id
  tags String[] @default([])
}
