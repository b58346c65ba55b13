using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Tests.Jobs;

namespace UsmeAprende.Tests.Data;

/// <summary>R30</summary>
public sealed class PrivateLoggerFactoryTests : IDisposable
{
    private readonly LogLineRecorder _log = new();
    private readonly ServiceProvider _services;

    public PrivateLoggerFactoryTests() =>
        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log)).AddPrivateLogs().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Exception_Logged_LeavesItsKindAndPlaceAndNotItsMessage()
    {
        Log.LogError(Thrown(), "Letter {Letter} could not be sent", 7);

        var line = Assert.Single(_log.All);
        Assert.StartsWith("Error: Letter 7 could not be sent InvalidOperationException, FormatException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), line, StringComparison.Ordinal);
        AssertNamesNobody(line);
    }

    // Entity Framework writes the whole exception into its line, Hangfire its message.
    [Fact]
    public void Exception_WrittenIntoTheTextByALibrary_IsTakenOutOfIt()
    {
        var fault = Thrown();

        Log.LogError(fault, "An exception occurred while saving.\n{Error}", fault);
        Log.LogError(fault, "Failed to process: {Message}", fault.Message);

        Assert.Equal(2, _log.All.Count);
        Assert.All(_log.All, AssertNamesNobody);
        Assert.StartsWith(
            "Error: An exception occurred while saving. InvalidOperationException",
            _log.All.First(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Line_WithoutAnException_IsWrittenAsItIs()
    {
        Log.LogInformation("Listo: {Count}", 3);

        Assert.Equal("Information: Listo: 3", Assert.Single(_log.All).TrimEnd());
    }

    private ILogger Log => _services.GetRequiredService<ILogger<PrivateLoggerFactoryTests>>();

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("ana@ejemplo.co is there twice", new FormatException("52345678"));
        }
        catch (InvalidOperationException fault)
        {
            return fault;
        }
    }

    private static void AssertNamesNobody(string line)
    {
        Assert.DoesNotContain("ana@", line, StringComparison.Ordinal);
        Assert.DoesNotContain("52345678", line, StringComparison.Ordinal);
    }
}
