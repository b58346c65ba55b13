using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public sealed class AnswerGradingTests
{
    [Theory]
    [InlineData("aaaa0001 aaaa0003", true)]
    [InlineData("aaaa0003 aaaa0001", true)]
    [InlineData("aaaa0001", false)]
    [InlineData("aaaa0001 aaaa0002 aaaa0003", false)]
    [InlineData("aaaa0001 aaaa0001 aaaa0003", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Choice_IsRight_WhenAllAndOnlyTheRightOptionsAreChosen(string? answer, bool right) =>
        Assert.Equal(right, AnswerGrading.IsRight(SampleCatalogue.ChoiceQuestion, answer));

    [Theory]
    [InlineData("bbbb0002 bbbb0001 bbbb0003", true)]
    [InlineData("bbbb0001 bbbb0002 bbbb0003", false)]
    [InlineData("bbbb0002 bbbb0001", false)]
    public void Ordering_IsRight_InTheFilesOrderOnly(string answer, bool right) =>
        Assert.Equal(right, AnswerGrading.IsRight(SampleCatalogue.OrderingQuestion, answer));

    [Theory]
    [InlineData("cccc0001=dddd0002 cccc0002=dddd0001", true)]
    [InlineData("cccc0001=dddd0001 cccc0002=dddd0002", false)]
    [InlineData("cccc0001=dddd0002", false)]
    public void Matching_IsRight_WhenEveryPairIs(string answer, bool right) =>
        Assert.Equal(right, AnswerGrading.IsRight(SampleCatalogue.MatchingQuestion, answer));

    [Theory]
    [InlineData("Contraseña segura", true)]
    [InlineData("  CONTRASENA   segura ", true)]
    [InlineData("contraseña\u200B segura", true)]
    [InlineData("contraseña", false)]
    [InlineData("1234", false)]
    [InlineData("Contraseña segura.", true)]
    [InlineData("“contraseña segura”!", true)]
    public void Completion_IsRight_WhateverItsAccentsCapitalsAndSpaces(string answer, bool right) =>
        Assert.Equal(right, AnswerGrading.IsRight(SampleCatalogue.CompletionQuestion, answer));

    [Theory]
    [InlineData(0, "x", "x", "x")]
    [InlineData(33, "ff000001", "x", "x")]
    [InlineData(66, "ff000001", "ff000003", "x")]
    [InlineData(100, "ff000001", "ff000003", "Agua")]
    public void Test_Percent_IsRoundedDown(int percent, string one, string two, string three) =>
        Assert.Equal(
            percent,
            AnswerGrading.ComputePercent(
                SampleCatalogue.ModuleTest,
                new Dictionary<string, string>
                {
                    ["t-one"] = one,
                    ["t-two"] = two,
                    ["t-three"] = three,
                }
            )
        );

    [Fact]
    public void Test_WithQuestionsLeftOut_CountsThemAsWrong() =>
        Assert.Equal(
            33,
            AnswerGrading.ComputePercent(
                SampleCatalogue.ModuleTest,
                new Dictionary<string, string> { ["t-one"] = "ff000001", ["unknown"] = "x" }
            )
        );
}
