using System.Diagnostics;
using UsmeAprende.Tests.Documents.Fuzzing;

namespace UsmeAprende.Drills;

/// <summary>Forty times what the ordinary test does.</summary>
public sealed class UploadFuzzDrill(ITestOutputHelper output)
{
    private const int Files = 20_000;
    private const int MostAllocated = 100_000_000;

    [Theory]
    [InlineData(UploadKind.Workbook)]
    [InlineData(UploadKind.DelimitedText)]
    [InlineData(UploadKind.Photo)]
    [InlineData(UploadKind.Pdf)]
    [InlineData(UploadKind.Archive)]
    public void Files_ChangedAtRandom_AreTakenOrRefused(UploadKind kind)
    {
        var seed = Random.Shared.Next();
        var (taken, allocated, longest) = (0, 0L, TimeSpan.Zero);
        for (var number = 0; number < Files; number++)
        {
            var file = new FuzzedUpload(unchecked(seed + number)).Make(kind);
            var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            taken += UploadReading.FindProblem(kind, file) is null ? 1 : 0;
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            allocated = Math.Max(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        output.WriteLine(
            $"| {kind} | seed {seed} | {Files:N0} | {taken:N0} taken | at most {allocated / 1_048_576.0:N1} MB "
                + $"allocated | at most {longest.TotalSeconds:N2} s |"
        );
        Assert.True(allocated < MostAllocated);
    }
}
