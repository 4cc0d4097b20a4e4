model T {
  id Int      @id
  a  String[] @notNull
  b  Int[]    @default([3])
}
