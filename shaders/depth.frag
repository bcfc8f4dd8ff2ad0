// Shadow maps and the depth of ghosts: nothing to colour.
void main() {}
