using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class CheckCoursesCommandTests
{
    [Fact]
    public void Check_WithoutFaults_CountsWhatItReadAndSucceeds()
    {
        using var courses = new SampleCourses();

        var (code, told) = Check(courses.Folder);

        Assert.Equal(0, code);
        Assert.Equal(
            $"Sin faltas: 2 cursos, 4 lecciones, 4 pruebas, 36 preguntas, 2 dibujos, 2 términos.\nSe leyó la carpeta {courses.Folder}\n",
            told
        );
    }

    [Fact]
    public void Check_WithFaults_TellsEachInOrderAndFails()
    {
        using var courses = new SampleCourses()
            .Replace("telar/course.md", "order: 2", "order: dos")
            .Replace(SampleCourses.Lesson, "Use el", "<b>Use</b> el");

        var (code, told) = Check(courses.Folder);

        Assert.Equal(1, code);
        Assert.Equal(
            $"""
            huerta/01-sembrar/01-la-semilla.md:6: No se permite HTML. Escríbalo con las marcas de las lecciones.
            telar/course.md:4: «order» debe ser un número entero de 1 a 1000.
            2 faltas y 0 reparos. Con una falta el curso no se publica; un reparo lo hace difícil de leer. Corrija todo.
            Se leyó la carpeta {courses.Folder}

            """,
            told
        );
    }

    [Fact]
    public void Check_WithFindingsAlone_TellsThemAndFailsThoughTheCourseIsServed()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "Mire una semilla.", "Mira tu semilla.");

        var (code, told) = Check(courses.Folder);

        Assert.Equal(1, code);
        Assert.StartsWith("huerta/01-sembrar/01-la-semilla.md:13: «Mira» trata de tú", told, StringComparison.Ordinal);
        Assert.Contains("\n0 faltas y 2 reparos.", told, StringComparison.Ordinal);
        Assert.Empty(courses.Read().Withdrawn);
    }

    [Fact]
    public void Check_AskedToBeStrict_TellsAlsoWhatTeachesBadlyAndFails()
    {
        using var courses = new SampleCourses();

        var (code, told) = Check(courses.Folder, isStrict: true);

        Assert.Equal(1, code);
        Assert.Contains("huerta/01-sembrar/01-la-semilla.md:", told, StringComparison.Ordinal);
        Assert.Contains("ponga antes una «pantalla» o un «chat»", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAFolderThatIsNotThere_Fails()
    {
        var (code, told) = Check(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString()));

        Assert.Equal(1, code);
        Assert.Contains("\n1 falta y 0 reparos.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programme_AskedToCheck_EndsWithoutStartingTheSite()
    {
        using var courses = new SampleCourses();
        using var clean = Programme(courses.Folder);
        await clean.WaitForExitAsync(TestContext.Current.CancellationToken);
        courses.Delete(SampleCourses.Guide);
        using var faulty = Programme(courses.Folder);
        await faulty.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (clean.ExitCode, faulty.ExitCode));
        Assert.StartsWith(
            "Sin faltas: ",
            await clean.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Path.Combine(courses.Folder, "data")));
    }

    private static (int Code, string Told) Check(string folder, bool isStrict = false)
    {
        using var told = new StringWriter { NewLine = "\n" };
        return (CheckCoursesCommand.Run(folder, told, isStrict), told.ToString());
    }

    private static System.Diagnostics.Process Programme(string folder) =>
        System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                "dotnet",
                [typeof(CheckCoursesCommand).Assembly.Location, CheckCoursesCommand.Command, folder]
            )
            {
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            }
        )!;
}
