using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Tests.Operations;

[assembly: HostingStartup(typeof(CountedItemBatch.CountedItemStartup))]

namespace UsmeAprende.Web.Tests.Operations;

/// <summary>
/// Long work whose every deed can be counted afterwards: each item leaves a file, and a step that meets another one leaves its mark.
/// </summary>
internal sealed class CountedItemBatch(IOptions<DataOptions> data, ILogger<CountedItemBatch> log) : IBatchWork
{
    public const string Name = "prueba-de-archivos";
    public const string Meeting = "dos-a-la-vez";

    private const int Chunk = 5;
    private const int EveryFailing = 10;

    public string Kind => Name;

    public string Title => "Hacer archivos";

    public Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(FolderIn(data.Value.Folder)).FullName;
        using var alone = TryAlone(folder);

        // What a step that was cut short has done is found here, and not done again. Each step ends at a multiple of its size, also after
        // such a cut, because a test waits until so many are said to be made.
        var first = Directory.GetFiles(folder, "*.item").Length;
        var made = Math.Min(((first / Chunk) + 1) * Chunk, batch.Total);
        for (var item = first; item < made; item++)
            new FileStream(Path.Combine(folder, $"{item:D4}.item"), FileMode.CreateNew).Dispose();
        log.LogInformation("Made {Count}.", made);
        return Task.FromResult(
            new BatchStepResult
            {
                Done = made - (made / EveryFailing),
                Failed = made / EveryFailing,
                IsLast = made == batch.Total,
            }
        );
    }

    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "items");

    private static FileStream TryAlone(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "alone"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            File.WriteAllText(Path.Combine(folder, Meeting), "");
            throw;
        }
    }

    /// <summary>Adds the work to a site that runs in a process of its own.</summary>
    internal sealed class CountedItemStartup : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) =>
            builder.ConfigureServices(services => services.AddScoped<IBatchWork, CountedItemBatch>());
    }
}
