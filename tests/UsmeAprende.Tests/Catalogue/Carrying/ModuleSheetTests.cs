using System.Text;
using UsmeAprende.Catalogue.Carrying;

namespace UsmeAprende.Tests.Catalogue.Carrying;

public sealed class ModuleSheetTests
{
    private static readonly DownloadOrigin Somewhere = new("UsmeAprende", "Alcaldía Local de Usme", "https://aprende.example");

    [Fact]
    public void Sheet_OfAModule_HoldsItsDrawingsAsDataAndExplainsItsTerms()
    {
        using var courses = new SampleCourses();

        var sheet = Write(courses, "huerta/sembrar");

        Assert.Contains("src=\"data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22", sheet, StringComparison.Ordinal);
        Assert.Contains("href=\"#g_wifi\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<dt id=\"g_wifi\">Wifi</dt>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_LinkToAnotherModule_LeadsToTheSite()
    {
        using var courses = new SampleCourses();

        Assert.Contains(
            "href=\"https://aprende.example/cursos/huerta/sembrar/la-semilla\"",
            Write(courses, "huerta/cosechar"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sheet_HeadingsOfTwoLessonsThatSayTheSame_KeepApart()
    {
        using var courses = new SampleCourses();
        courses.Write(
            "huerta/01-sembrar/02-otra.md",
            courses.Text(SampleCourses.Lesson).Replace("title: La semilla", "title: Otra", StringComparison.Ordinal)
        );

        var sheet = Write(courses, "huerta/sembrar");

        Assert.Contains("<h3 id=\"la-semilla_mire\">", sheet, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"otra_mire\">", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_Ordering_ShufflesTheStepsAndTellsTheirRightOrder()
    {
        using var courses = new SampleCourses();

        var sheet = Write(courses, "huerta/sembrar");

        var asked = sheet[sheet.IndexOf("Póngalos en orden.", StringComparison.Ordinal)..];
        Assert.True(
            asked.IndexOf("<li>Poner la semilla</li>", StringComparison.Ordinal)
                < asked.IndexOf("<li>Abrir el hueco</li>", StringComparison.Ordinal)
        );
        Assert.Contains("<li><strong>Es la B:</strong> Abrir el hueco<br/>Primero.</li>", asked, StringComparison.Ordinal);
    }

    private static string Write(SampleCourses courses, string module)
    {
        var catalogue = courses.Read();
        Assert.Empty(catalogue.Faults);
        return Encoding.UTF8.GetString(
            ModuleSheet.Write(catalogue, catalogue.CoursesById["huerta"], catalogue.ModulesById[module], Somewhere)
        );
    }
}
