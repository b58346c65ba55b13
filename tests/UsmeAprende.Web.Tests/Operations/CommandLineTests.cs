using System.Diagnostics;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class CommandLineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("--urls http://127.0.0.1:0 --environment Test", "", "--urls http://127.0.0.1:0 --environment Test")]
    [InlineData("--environment=Test Site:Name=Otro /urls=http://x", "", "--environment=Test Site:Name=Otro /urls=http://x")]
    [InlineData("check-courses /srv/cursos", "check-courses /srv/cursos", "")]
    [InlineData("check-courses --estricto /srv/cursos", "check-courses --estricto /srv/cursos", "")]
    [InlineData("annul-missing 2026 12 --Data:Folder /srv/datos", "annul-missing 2026 12", "--Data:Folder /srv/datos")]
    [InlineData("--urls http://x chek-courses", "chek-courses", "--urls http://x")]
    [InlineData("--help", "--help", "")]
    public void Line_OfWordsAndSettings_IsToldApart(string line, string words, string settings)
    {
        var parsed = CommandLine.Parse(Split(line));

        Assert.Equal(Split(words), parsed.Words);
        Assert.Equal(Split(settings), parsed.Settings);
    }

    // Whoever mistypes a command must not open a site, which would write a data folder and a link for the first administrator.
    [Theory]
    [InlineData("check-course", "check-courses")]
    [InlineData("anul-missing", "annul-missing")]
    [InlineData("--urls http://127.0.0.1:0 restore", "restored")]
    public async Task Programme_GivenAWordThatIsNoCommand_StartsNothingAndNamesThem(string line, string meant)
    {
        using var folder = new ScratchFolder();

        var (code, said) = await RunAsync(folder.Path, [], Split(line));

        Assert.Equal(2, code);
        Assert.Contains($"¿Quiso decir «{meant}»?", said, StringComparison.Ordinal);
        Assert.All(SiteCommandRunner.All, command => Assert.Contains($"  {command}: ", said, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("carry-courses")]
    [InlineData("check-courses uno dos")]
    [InlineData("check-courses uno dos --estricto")]
    [InlineData("restored --estricto")]
    [InlineData("restored ya")]
    public async Task Programme_GivenACommandWithoutWhatItWorksOn_StartsNothing(string line)
    {
        using var folder = new ScratchFolder();

        var (code, said) = await RunAsync(folder.Path, [], Split(line));

        Assert.Equal(2, code);
        Assert.StartsWith("Así no se entiende. Escriba: " + line.Split(' ')[0], said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task CheckCourses_WithoutAFolder_ReadsTheOneOfTheSettingAndSaysWhich()
    {
        using var courses = new SampleCourses();
        courses.Delete(SampleCourses.Guide);
        using var folder = new ScratchFolder();

        var (code, said) = await RunAsync(folder.Path, [("Courses__Folder", courses.Folder)], [CheckCoursesCommand.Command]);
        var (same, saidByOption) = await RunAsync(folder.Path, [], [CheckCoursesCommand.Command, "--Courses:Folder", courses.Folder]);

        Assert.Equal((1, 1), (code, same));
        Assert.Equal(said, saidByOption);
        Assert.StartsWith("huerta/01-sembrar", said, StringComparison.Ordinal);
        Assert.EndsWith($"Se leyó la carpeta {courses.Folder}", said.TrimEnd(), StringComparison.Ordinal);
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int Code, string Said)> RunAsync(
        string folder,
        (string Name, string Value)[] variables,
        params string[] args
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["Data__Folder"] = Path.Combine(folder, "data");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, said);
    }
}
