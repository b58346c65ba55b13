namespace UsmeAprende.BrowserTests.Learning;

/// <summary>
/// What a page says to somebody who does not see it, beside the text that was read and found good. After a change that is meant, run the
/// test with <c>USME_TRANSCRIPTS=write</c>, and read what became different.
/// </summary>
internal static class ReviewedTranscript
{
    private static readonly string Folder = Path.Combine(SourceRepository.Root, "tests/UsmeAprende.BrowserTests/Learning/Transcripts");

    public static async Task AssertSaidAsync(string name, IEnumerable<string> said, CancellationToken cancel)
    {
        var file = Path.Combine(Folder, name);
        var lines = said.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd()).ToArray();
        if (Environment.GetEnvironmentVariable("USME_TRANSCRIPTS") == "write")
            await File.WriteAllLinesAsync(file, lines, cancel);
        Assert.Equal(await File.ReadAllLinesAsync(file, cancel), lines);
    }
}
