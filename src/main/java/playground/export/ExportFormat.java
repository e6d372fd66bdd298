package playground.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import playground.nn.Breaks;

/** What a trained network can be taken home as. */
public enum ExportFormat {
    ONNX("network.onnx", "application/octet-stream"),
    PYTORCH("network_pytorch.py", "text/x-python"),
    NUMPY("network_numpy.py", "text/x-python"),
    JAVA(JavaExport.CLASS + ".java", "text/x-java"),
    JSON("network.json", "application/json");

    private final String fileName;
    private final String mediaType;

    ExportFormat(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    /**
     * The network as a file. Takes breaks while a large one is written.
     *
     * @throws playground.experiment.Refusal naming what the format can't express
     */
    public ExportedFile write(TrainedNetwork trained, Breaks breaks) {
        byte[] content =
                switch (this) {
                    case ONNX -> OnnxExport.write(trained, breaks);
                    case PYTORCH -> PyTorchExport.write(trained, breaks).getBytes(UTF_8);
                    case NUMPY -> NumpyExport.write(trained, breaks).getBytes(UTF_8);
                    case JAVA -> JavaExport.write(trained, breaks).getBytes(UTF_8);
                    case JSON -> JsonExport.write(trained, breaks).getBytes(UTF_8);
                };
        return new ExportedFile(fileName, mediaType, content);
    }
}
