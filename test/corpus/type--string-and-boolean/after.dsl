model T {
  id Int     @id
  a  Boolean @default(false)
}
