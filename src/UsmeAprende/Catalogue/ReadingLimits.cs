namespace UsmeAprende.Catalogue;

/// <summary>How easy and how short the lessons of a course must be (<c>reading:</c> in its <c>course.md</c>).</summary>
/// <param name="Index">Least Fernández Huerta index of a lesson; 80 is what people who read slowly follow without tiring.</param>
/// <param name="Words">Most words of a lesson, questions not counted.</param>
/// <param name="LeastMinutes">Planned minutes of the shortest lesson.</param>
/// <param name="MostMinutes">Planned minutes of the longest.</param>
public sealed record ReadingLimits(int Index, int Words, int LeastMinutes, int MostMinutes)
{
    /// <summary>Those of a course that states none.</summary>
    public static ReadingLimits Usual { get; } = new(70, 700, 8, 12);
}
