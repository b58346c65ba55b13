using UsmeAprende.Web.Tests.Reminders;
using Xunit.Runner.InProc.SystemConsole;

namespace UsmeAprende.Web.Tests;

/// <summary>Runs the tests, or is the process that one of them kills.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] args) =>
        args is [SendingChild.Command, var folder, var port] ? SendingChild.RunAsync(folder, port) : ConsoleRunner.Run(args);
}
