using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class TextSentenceTests
{
    [Theory]
    [InlineData("Pare. Cuelgue. Verifique.", "Pare.", "Cuelgue.", "Verifique.")]
    [InlineData("¿Ya está? ¡Listo! Siga.", "¿Ya está?", "¡Listo!", "Siga.")]
    [InlineData("Ella dijo: “Ya voy”. Y se fue.", "Ella dijo: “Ya voy”.", "Y se fue.")]
    [InlineData("“¡Ya voy!” y se fue.", "“¡Ya voy!” y se fue.")]
    [InlineData("¿Un pasaje?, ¿unas vueltas?", "¿Un pasaje?, ¿unas vueltas?")]
    [InlineData("Llegó la Sra. Rosa a las 3 p. m. y firmó.", "Llegó la Sra. Rosa a las 3 p. m. y firmó.")]
    [InlineData("Fue al casino. Rosa no.", "Fue al casino.", "Rosa no.")]
    [InlineData("Vive en la Cra. 5 y no se va… Aún.", "Vive en la Cra. 5 y no se va…", "Aún.")]
    [InlineData("Son 50.000 pesos. 20 son suyos.", "Son 50.000 pesos.", "20 son suyos.")]
    [InlineData("Lleve: papa; arveja; haba.", "Lleve: papa; arveja; haba.")]
    [InlineData("Espere… Ya.", "Espere…", "Ya.")]
    [InlineData("— … —")]
    public void Passage_OfSentences_IsCutWhereEachEnds(string text, params string[] sentences) =>
        Assert.Equal(sentences, TextSentence.Split(new TextPassage(1, text, "")).Select(s => s.Text));

    [Fact]
    public void Sentence_OnALaterLine_KnowsIt()
    {
        var sentences = TextSentence.Split(new TextPassage(7, "Una frase que\nsigue abajo. Otra\nmás. Y otra.", ""));

        Assert.Equal([7, 8, 9], sentences.Select(s => s.Line));
    }

    [Fact]
    public void Words_AreWhatHasALetterOrFigure() =>
        Assert.Equal(
            ["Bre-B", "a", "las", "7:30", "vale", "$50.000"],
            Assert.Single(TextSentence.Split(new TextPassage(1, "Bre-B — a las 7:30 vale $50.000 …", ""))).Words
        );
}
