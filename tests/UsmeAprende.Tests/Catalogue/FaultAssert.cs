namespace UsmeAprende.Tests.Catalogue;

internal static class FaultAssert
{
    /// <summary>The fault is told at its file and line, in these words among others.</summary>
    public static void Told(SampleCourses courses, string file, int line, string words)
    {
        var faults = courses.Read().Faults;

        Assert.True(
            faults.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)),
            $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', faults)}"
        );
    }
}
