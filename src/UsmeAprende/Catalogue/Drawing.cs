namespace UsmeAprende.Catalogue;

/// <summary>A checked SVG of a course, served from memory.</summary>
/// <param name="Path">Its address, such as <c>/cursos/herramientas-basicas/img/teclado.svg</c>.</param>
public sealed record Drawing(string Path, int Width, int Height, ReadOnlyMemory<byte> Svg);
