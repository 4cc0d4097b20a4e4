model T {
  id Int     @id
  a  Boolean
  b  Boolean @default(true)
}
