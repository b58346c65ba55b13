using System.Globalization;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>
/// Whatever a file is, reading it gives a value or a sentence and never an exception, and takes little memory. Another seed each time:
/// <c>USME_FUZZ_SEED</c> repeats one.
/// </summary>
public sealed class UploadFuzzTests(ITestOutputHelper output)
{
    private const int Files = 500;
    private const int MostAllocated = 100_000_000;
    private const int LongestSentence = 700;

    [Theory]
    [InlineData(UploadKind.Workbook)]
    [InlineData(UploadKind.DelimitedText)]
    [InlineData(UploadKind.Photo)]
    [InlineData(UploadKind.Pdf)]
    [InlineData(UploadKind.Archive)]
    public void File_ChangedAtRandom_IsTakenOrRefusedWithASentence(UploadKind kind)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("USME_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"{kind}, seed {seed}");
        var taken = 0;

        for (var number = 0; number < Files; number++)
            taken += Check(kind, unchecked(seed + number)) ? 1 : 0;

        output.WriteLine($"{taken} of {Files} taken");
    }

    private static bool Check(UploadKind kind, int seed)
    {
        var file = new FuzzedUpload(seed).Make(kind);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var problem = UploadReading.FindProblem(kind, file);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.True(allocated < MostAllocated, $"{allocated:N0} bytes were allocated.");
            Assert.True(problem is null or { Length: > 10 and < LongestSentence }, $"It says: {problem}");
            return problem is null;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{kind} of seed {seed}, {file.Length} bytes", fault);
        }
    }
}
